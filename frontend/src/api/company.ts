/** The company's settings: one record without an id. */
import { queryOptions } from '@tanstack/react-query';
import { get, http, patch } from './client';
import type { SchemaCompanySettingsDetail, SchemaPatchedCompanySettingsRequest } from './schema';
import { companyQuery } from './session';

const COMPANY = '/api/v1/settings/company/';

export type CompanySettings = SchemaCompanySettingsDetail;

/** Beside `companyQuery`, which everybody's pages read for its name: this one is for the settings screen. */
export const settingsQuery = queryOptions({
  queryKey: [...companyQuery.queryKey, 'settings'] as const,
  queryFn: ({ signal }): Promise<CompanySettings> => get(COMPANY, { signal }),
});

export const changeCompany = (
  version: number,
  body: SchemaPatchedCompanySettingsRequest,
): Promise<CompanySettings> => patch(COMPANY, body, { version });

const matching = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });

export async function setLogo(version: number, file: File): Promise<CompanySettings> {
  const form = new FormData();
  form.set('image', file, file.name);
  return (await http.put<CompanySettings>(`${COMPANY}logo/`, form, matching(version))).data;
}

export const dropLogo = async (version: number): Promise<CompanySettings> =>
  (await http.delete<CompanySettings>(`${COMPANY}logo/`, matching(version))).data;
