// Light or dark: as the system says, unless somebody chose.
const CHOSEN = 'taskspace.theme';
const SYSTEM_DARK = matchMedia('(prefers-color-scheme: dark)');

/** Fired on window when the colours have changed. */
export const THEME_CHANGED = 'themechanged';

export function startTheme() {
  const button = document.getElementById('theme');
  const show = () => {
    button.textContent = dark() ? 'Light colours' : 'Dark colours';
    window.dispatchEvent(new Event(THEME_CHANGED));
  };
  const chosen = localStorage.getItem(CHOSEN);
  if (chosen) {
    document.documentElement.dataset.theme = chosen;
  }
  button.addEventListener('click', () => {
    const theme = dark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(CHOSEN, theme);
    show();
  });
  SYSTEM_DARK.addEventListener('change', show);
  show();
}

function dark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : SYSTEM_DARK.matches;
}

/** The colour that a custom property has right now, as canvas drawing needs it. */
export function colour(property) {
  const probe = document.createElement('span');
  probe.style.setProperty('color', `var(--${property})`);
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
