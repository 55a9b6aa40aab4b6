/** The number that the next order gets, as the server writes it: `PO-00601`. undefined while it cannot be one. */
export function nextNumber(prefix: unknown, next: unknown, width: unknown): string | undefined {
  const [digits, count] = [typeof next === 'string' ? next.trim() : '', Number(width)];
  const isSound = /^\d{1,13}$/.test(digits) && Number.isInteger(count) && count >= 1 && count <= 12;
  return isSound && Number(digits) >= 1
    ? `${typeof prefix === 'string' ? prefix.trim() : ''}${String(Number(digits)).padStart(count, '0')}`
    : undefined;
}
