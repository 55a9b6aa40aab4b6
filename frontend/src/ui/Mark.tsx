import { theme } from '@/theme/tokens';

/** Two uprights and the wedge that joins them: supplier, customer, deal. */
export function Mark({ size = 20 }: { readonly size?: 16 | 20 | 32 }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" role="img" aria-label="ProjectMeats">
      <path fill={theme.color.text} d="M1 2h4v16H1zM15 2h4v16h-4z" />
      <path fill={theme.color.accent} d="M6 2h.6L10 8.2 13.4 2h.6v7.2L10 16 6 9.2z" />
    </svg>
  );
}
