import '@awesome.me/webawesome/dist/translations/zh-cn.js';
import { language, setLanguage } from './i18n/language.ts';
import { isBoothPath } from './booth-path.ts';
import { applyColorScheme } from './theme/color-scheme.ts';
import { tokens } from './theme/tokens.css.ts';
import './app.ts';

if (tokens.styleSheet !== undefined) document.adoptedStyleSheets.push(tokens.styleSheet);
applyColorScheme();
setLanguage(language(), 'default');

// The guard's desk is a page of its own: it has no login, and nothing of the dashboard around it.
if (isBoothPath(location.pathname)) void import('./booth.ts').then(() => show('ly-booth'));
else show('ly-app');

function show(root: 'ly-app' | 'ly-booth'): void {
  document.body.append(document.createElement(root));
}
