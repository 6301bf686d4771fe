// Delete buttons that ask first.
import { h } from '../dom.js';
import { refresh } from '../router.js';
import { busy } from './busy.js';
import { confirm } from './confirm.js';

/**
 * @param place where a refusal is shown
 * @return a button for the thing of a name
 */
export function remover(question, consequence, remove, place, after = refresh) {
  return (name) => {
    const button = h('button', {
      type: 'button', class: 'quiet small', 'aria-label': `Delete ${name}`, on: {
        click: async () => {
          if (await confirm(question(name), consequence, 'Delete')) {
            await busy(button, place, async () => {
              await remove(name);
              await after();
            });
          }
        },
      },
    }, 'Delete');
    return button;
  };
}
