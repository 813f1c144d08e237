import {
  alertDeliverySchema,
  alertListSchema,
  alertPreviewSchema,
  alertReportSchema,
  alertSchema,
  alertTemplateListSchema,
  type Alert,
  type AlertClearRequest,
  type AlertDelivery,
  type AlertDraft,
  type AlertList,
  type AlertPreview,
  type AlertReport,
  type AlertRequest,
  type AlertTemplateView,
  type AlertUpdateRequest,
} from '@louyu/contract/api/alerts';
import { request } from './request.ts';

/** Whoever waits before an alert is out waits no longer than this for one answer; then the same press is sent anew. */
const pressTimeoutMs = 5_000;

/** Those that wait or are in force, then the last that are over. */
export async function fetchAlerts(signal?: AbortSignal): Promise<AlertList> {
  return request(alertListSchema, '/api/alerts', { signal });
}

export async function fetchAlertTemplates(signal?: AbortSignal): Promise<readonly AlertTemplateView[]> {
  return request(alertTemplateListSchema, '/api/alerts/templates', { signal });
}

/** What would be said, and to whom. Changes nothing. @throws ApiError `auth.out_of_scope` */
export async function previewAlert(draft: AlertDraft, signal?: AbortSignal): Promise<AlertPreview> {
  return request(alertPreviewSchema, '/api/alerts/preview', { method: 'POST', body: draft, signal });
}

/** On the glass at once, or waiting for a second person. The same `key` twice is one alert. */
export async function raiseAlert(body: AlertRequest, signal: AbortSignal): Promise<Alert> {
  return request(alertSchema, '/api/alerts', { method: 'POST', body, signal, timeoutMs: pressTimeoutMs });
}

/** @throws ApiError `alert.not_found` */
export async function fetchAlert(id: string, signal?: AbortSignal): Promise<Alert> {
  return request(alertSchema, `/api/alerts/${id}`, { signal });
}

/** The same `key` twice is one update. @throws ApiError `alert.stale_revision`, `alert.over` */
export async function updateAlert(id: string, body: AlertUpdateRequest, signal: AbortSignal): Promise<Alert> {
  const options = { method: 'POST', body, signal, timeoutMs: pressTimeoutMs } as const;
  return request(alertSchema, `/api/alerts/${id}/update`, options);
}

/** 解除警报 or 误报解除. @throws ApiError `alert.over` */
export async function clearAlert(id: string, body: AlertClearRequest): Promise<Alert> {
  return request(alertSchema, `/api/alerts/${id}/clear`, { method: 'POST', body });
}

/** 核验: the second person lets it out. @throws ApiError `alert.raiser_is_second` */
export async function confirmAlert(id: string, revision: number): Promise<Alert> {
  return request(alertSchema, `/api/alerts/${id}/confirm`, { method: 'POST', body: { revision } });
}

/** 补签 @throws ApiError `alert.raiser_is_second` */
export async function countersignAlert(id: string, revision: number): Promise<Alert> {
  return request(alertSchema, `/api/alerts/${id}/countersign`, { method: 'POST', body: { revision } });
}

/** Its raiser takes back what still waits for a second person. */
export async function withdrawAlert(id: string): Promise<Alert> {
  return request(alertSchema, `/api/alerts/${id}/withdraw`, { method: 'POST' });
}

/** What became of the newest revision on each device. */
export async function fetchAlertDelivery(id: string, signal?: AbortSignal): Promise<AlertDelivery> {
  return request(alertDeliverySchema, `/api/alerts/${id}/reach`, { signal });
}

/** What became of it, once it is over (R19). @throws ApiError `alert.wrong_state` while it is in force */
export async function fetchAlertReport(id: string, signal?: AbortSignal): Promise<AlertReport> {
  return request(alertReportSchema, `/api/alerts/${id}/report`, { signal });
}
