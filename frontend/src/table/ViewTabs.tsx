import { useQueries } from '@tanstack/react-query';
import type { Path } from '@/api/paths';
import { Tabs } from '@/ui/Tabs';
import { summaryQuery, type Params } from './pages';

export interface ViewTab {
  readonly id: string;
  readonly label: string;
  readonly params: Params;
}

export interface ViewTabsProps {
  readonly path: Path;
  readonly views: readonly ViewTab[];
  readonly current: string;
  readonly onChange: (this: void, id: string) => void;
  /** Counts are asked for once the rows themselves have been. */
  readonly countsWanted: boolean;
}

/** The ways to look at this list, each with how many rows it has. */
export function ViewTabs({ path, views, current, onChange, countsWanted }: ViewTabsProps) {
  const counts = useQueries({
    queries: views.map(({ params }) => ({ ...summaryQuery(path, params), enabled: countsWanted })),
    combine: (results) => results.map(({ data }) => data?.count),
  });
  const tabs = views.map(({ id, label }, i) => {
    const count = counts[i];
    return { id, label, ...(count === undefined ? {} : { count }) };
  });
  return <Tabs label="Views" tabs={tabs} current={current} onChange={onChange} />;
}
