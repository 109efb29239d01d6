// One way to make a form: the schema checks it in the browser while people type and on the server when they send it.
import { useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'

type Options<Schema extends z.ZodType<Record<string, unknown>>> = {
  schema: Schema
  lastResult: SubmissionResult<string[]> | null | undefined
  defaultValue?: Parameters<typeof useForm<z.input<Schema> & Record<string, unknown>>>[0]['defaultValue']
}

export function useSchemaForm<Schema extends z.ZodType<Record<string, unknown>, Record<string, unknown>>>({
  schema,
  lastResult,
  defaultValue,
}: Options<Schema>) {
  return useForm<z.input<Schema>, z.output<Schema>>({
    lastResult: lastResult ?? null,
    constraint: getZodConstraint(schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldRevalidate: 'onInput',
    ...(defaultValue ? { defaultValue } : {}),
  })
}
