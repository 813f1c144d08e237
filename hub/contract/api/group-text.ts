import * as v from 'valibot';

/** What people post in a chat group, by language; the source language is always there. */
export const groupTextSchema = v.object({ 'zh-CN': v.string(), en: v.optional(v.string()) });

export type GroupText = v.InferOutput<typeof groupTextSchema>;
