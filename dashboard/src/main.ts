import '@awesome.me/webawesome/dist/translations/zh-cn.js';
import { language, setLanguage } from './i18n/language.ts';
import { applyColorScheme } from './theme/color-scheme.ts';
import { tokens } from './theme/tokens.css.ts';
import './app.ts';

if (tokens.styleSheet !== undefined) document.adoptedStyleSheets.push(tokens.styleSheet);
applyColorScheme();
setLanguage(language(), 'default');
