import { createStore } from '@/lib/store';

/** Whether the session ended during work: the query cache notices it, the shell asks to sign in again. */
export const sessionIsOver = createStore(false);
