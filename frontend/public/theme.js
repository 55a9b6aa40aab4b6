// Runs before the first paint, so that a dark screen never flashes white. Kept out of the bundle for that reason.
(() => {
  const root = document.documentElement;
  const stored = (key, allowed) => {
    try {
      const value = localStorage.getItem(key);
      return allowed.includes(value) ? value : allowed[0];
    } catch {
      return allowed[0];
    }
  };
  const theme = stored('pm.theme', ['system', 'light', 'dark']);
  root.dataset.theme = theme;
  root.dataset.density = stored('pm.density', ['normal', 'compact', 'comfortable']);
  root.style.colorScheme = theme === 'system' ? 'light dark' : theme;
})();
