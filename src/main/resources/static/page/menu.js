// On a phone the menu opens by its button and closes when a view is chosen. The link that skips it is no address of a view.
export function startMenu() {
  const button = document.querySelector('.menu-button');
  const menu = document.getElementById('menu');
  const open = (wanted) => {
    menu.classList.toggle('open', wanted);
    button.setAttribute('aria-expanded', String(wanted));
  };
  button.addEventListener('click', () => open(!menu.classList.contains('open')));
  document.querySelector('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    document.getElementById('content').focus();
  });
  window.addEventListener('hashchange', () => open(false));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.classList.contains('open')) {
      open(false);
      button.focus();
    }
  });
}
