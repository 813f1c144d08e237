import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { t } from '../i18n/translate.ts';
import type { Route } from '../router.ts';
import './alert-page.ts';
import './alert-raise-page.ts';
import './alert-report-page.ts';
import './alerts-page.ts';
import './calendar-page.ts';
import './case-entry-page.ts';
import './case-page.ts';
import './cases-page.ts';
import './compose-page.ts';
import './desk-page.ts';
import './device-page.ts';
import './devices-page.ts';
import './not-found-page.ts';
import './label-page.ts';
import './my-cases-page.ts';
import './notice-page.ts';
import './notices-page.ts';
import './pair-page.ts';
import './places-page.ts';
import './register-page.ts';
import './reports-page.ts';
import './roll-call-print-page.ts';
import './settings-page.ts';
import './sheet-page.ts';
import './sign-page.ts';
import './template-choice-page.ts';
import './template-page.ts';

/** The element of a page; a page of another thing is a new element, so that nothing of the old one is left in it. */
export function pageFor(route: Route): TemplateResult {
  switch (route.page) {
    case 'desk':
    case 'login':
    case 'setup':
      return html`<ly-desk-page data-page></ly-desk-page>`;
    case 'alerts':
      return html`<ly-alerts-page data-page></ly-alerts-page>`;
    case 'alert-raise':
      // Real and drill are two elements: nothing of the one is ever in the other.
      return html`${keyed(
        route.mode,
        html`<ly-alert-raise-page
          data-page
          mode=${route.mode}
          .templateId=${route.templateId}
        ></ly-alert-raise-page>`,
      )}`;
    case 'alert':
      return html`${keyed(
        route.alertId,
        html`<ly-alert-page data-page .alertId=${route.alertId}></ly-alert-page>`,
      )}`;
    case 'alert-report':
      return html`${keyed(
        route.alertId,
        html`<ly-alert-report-page data-page .alertId=${route.alertId}></ly-alert-report-page>`,
      )}`;
    case 'alert-doors':
      return html`<ly-roll-call-print-page data-page .alertId=${route.alertId}></ly-roll-call-print-page>`;
    case 'notices':
      return html`<ly-notices-page data-page></ly-notices-page>`;
    case 'calendar':
      return html`<ly-calendar-page data-page></ly-calendar-page>`;
    case 'cases':
      return html`<ly-cases-page data-page></ly-cases-page>`;
    case 'my-cases':
      return html`<ly-my-cases-page data-page></ly-my-cases-page>`;
    case 'case-entry':
      return html`<ly-case-entry-page data-page></ly-case-entry-page>`;
    case 'case':
      return html`${keyed(
        route.caseId,
        html`<ly-case-page data-page .caseId=${route.caseId}></ly-case-page>`,
      )}`;
    case 'reports':
      return html`<ly-reports-page data-page></ly-reports-page>`;
    case 'template-choice':
      return html`<ly-template-choice-page data-page></ly-template-choice-page>`;
    case 'compose':
      return html`${keyed(
        `${route.templateId} ${route.fromId} ${route.replacesId}`,
        html`<ly-compose-page data-page .templateId=${route.templateId} .copies=${route}></ly-compose-page>`,
      )}`;
    case 'practice':
      void import('../practice/practice-page.ts');
      return html`${keyed(
        route.templateId,
        html`<ly-practice-page data-page .templateId=${route.templateId}></ly-practice-page>`,
      )}`;
    case 'notice':
      return html`${keyed(
        route.noticeId,
        html`<ly-notice-page data-page .noticeId=${route.noticeId}></ly-notice-page>`,
      )}`;
    case 'sign':
      return html`${keyed(
        route.noticeId,
        html`<ly-sign-page data-page .noticeId=${route.noticeId}></ly-sign-page>`,
      )}`;
    case 'notice-edit':
      return html`${keyed(
        route.noticeId,
        html`<ly-compose-page data-page .noticeId=${route.noticeId}></ly-compose-page>`,
      )}`;
    case 'sheet':
      return html`${keyed(
        route.noticeId,
        html`<ly-sheet-page
          data-page
          .noticeId=${route.noticeId}
          .language=${route.language}
        ></ly-sheet-page>`,
      )}`;
    case 'devices':
      return html`<ly-devices-page data-page></ly-devices-page>`;
    case 'device':
      return html`${keyed(
        route.deviceId,
        html`<ly-device-page data-page .deviceId=${route.deviceId}></ly-device-page>`,
      )}`;
    case 'label':
      return html`${keyed(
        route.deviceId,
        html`<ly-label-page data-page .deviceId=${route.deviceId}></ly-label-page>`,
      )}`;
    case 'pair':
      return html`${keyed(
        route.code + route.replaces,
        html`<ly-pair-page data-page .code=${route.code} .replaces=${route.replaces}></ly-pair-page>`,
      )}`;
    case 'places':
      return html`<ly-places-page data-page></ly-places-page>`;
    case 'register':
      return html`<ly-register-page data-page .tab=${route.tab}></ly-register-page>`;
    case 'settings':
      return html`<ly-settings-page data-page .tab=${route.tab}></ly-settings-page>`;
    case 'template':
      return html`${keyed(
        `${route.templateId}|${route.copyOf}`,
        html`<ly-template-page
          data-page
          .templateId=${route.templateId}
          .copyOf=${route.copyOf}
        ></ly-template-page>`,
      )}`;
    case 'not-found':
      return html`<ly-not-found-page data-page></ly-not-found-page>`;
  }
}

/** What the browser's tab says. */
export function titleOf(route: Route): string {
  switch (route.page) {
    case 'calendar':
      return t('calendar.title');
    case 'alerts':
    case 'alert':
    case 'alert-report':
    case 'alert-doors':
      return t('emergency.title');
    case 'alert-raise':
      return t(route.mode === 'drill' ? 'emergency.drill_title' : 'emergency.raise');
    case 'notices':
    case 'notice':
    case 'notice-edit':
    case 'sheet':
      return t('notices.title');
    case 'sign':
      return t('reading.title');
    case 'practice':
      return t('practice.title');
    case 'cases':
    case 'case':
      return t('case.title');
    case 'my-cases':
      return t('case.my_title');
    case 'case-entry':
      return t('case.entry_title');
    case 'template-choice':
    case 'compose':
      return t('templates.title');
    case 'devices':
    case 'device':
    case 'label':
      return t('nav.devices');
    case 'pair':
      return t('pair.title');
    case 'places':
    case 'register':
      return t('nav.places');
    case 'reports':
      return t('nav.reports');
    case 'settings':
    case 'template':
      return t('nav.settings');
    case 'not-found':
      return t('shell.not_found_title');
    default:
      return t('nav.desk');
  }
}
