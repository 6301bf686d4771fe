// The start: theme, key, menu, explorer, and the view that the address names.
import { startExplorer } from './explorer.js';
import { startKey } from './key.js';
import { startMenu } from './menu.js';
import { startRouter } from './router.js';
import { startTheme } from './theme.js';

startTheme();
startKey();
startMenu();
startExplorer();
startRouter();
