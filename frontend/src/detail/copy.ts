import { toast } from '@/ui/toasts';

/** Puts a text on the clipboard; browsers refuse without a secure page, and then say so. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(`Copied ${text}`);
  } catch {
    toast('The browser does not allow copying here.', { tone: 'warn' });
  }
}
