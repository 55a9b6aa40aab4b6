import { Button } from '@/ui/Button';
import { toast } from '@/ui/toasts';

interface CopyProps {
  readonly text: string;
  /** What is said when it is done; the text itself is not: it may be a secret. */
  readonly words: string;
}

export function Copy({ text, words }: CopyProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast(words);
    } catch {
      toast('The browser does not allow copying here.', { tone: 'warn' });
    }
  };
  return (
    <Button icon="copy" onClick={() => void copy()}>
      Copy
    </Button>
  );
}
