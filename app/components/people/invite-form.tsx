import type { SubmissionResult } from '@conform-to/react'
import { Form, useNavigation } from '@remix-run/react'
import type { Role } from '#app/auth/roles.ts'
import { inviteForm } from '#app/auth/sign-in-form.ts'
import { roleWords } from '../app-shell.tsx'
import { Button } from '../ui/button.tsx'
import { Field, Input, Select } from '../ui/field.tsx'
import { FormSummary } from './form-summary.tsx'
import { useSchemaForm } from './use-schema-form.ts'

type InviteFormProps = {
  roles: readonly Role[]
  cohorts: readonly { id: string; name: string }[]
  /** Only administrators invite people to no cohort. */
  needsCohort: boolean
  cohortAsked: string | null
  lastResult: SubmissionResult<string[]> | null
}

export function InviteForm({ roles, cohorts, needsCohort, cohortAsked, lastResult }: InviteFormProps) {
  const [form, fields] = useSchemaForm({ schema: inviteForm, lastResult })
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      className="grid gap-4"
    >
      <FormSummary lastResult={lastResult} fields={fields} />
      <Field label="Name" name={fields.name.name} id={fields.name.id} error={fields.name.errors} required>
        <Input autoComplete="off" defaultValue={fields.name.initialValue} />
      </Field>
      <Field
        label="E-mail"
        name={fields.email.name}
        id={fields.email.id}
        error={fields.email.errors}
        required
      >
        <Input type="email" autoComplete="off" defaultValue={fields.email.initialValue} />
      </Field>
      <Field label="Role" name={fields.role.name} id={fields.role.id} error={fields.role.errors} required>
        <Select defaultValue={fields.role.initialValue ?? 'candidate'}>
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleWords[role]}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Cohort"
        name={fields.cohortId.name}
        id={fields.cohortId.id}
        error={fields.cohortId.errors}
      >
        <Select defaultValue={fields.cohortId.initialValue ?? cohortAsked ?? cohorts[0]?.id ?? ''}>
          {needsCohort ? null : <option value="">No cohort</option>}
          {cohorts.map((cohort) => (
            <option key={cohort.id} value={cohort.id}>
              {cohort.name}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <Button type="submit" busy={sending}>
          Make an invitation link
        </Button>
      </div>
    </Form>
  )
}
