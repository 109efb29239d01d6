// What the program is given on its next run: standard input and arguments.
import { Keyboard } from 'lucide-react'
import { Popover } from 'radix-ui'
import { RUN_STDIN_CHARS_MAX } from '#app/session/commands.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input, Textarea } from '../ui/field.tsx'

export type Given = { stdin: string; args: string }

export function RunInput({ given, onGiven }: { given: Given; onGiven: (given: Given) => void }) {
  const some = given.stdin !== '' || given.args !== ''
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button size="sm" variant="quiet" icon={<Keyboard size={15} aria-hidden="true" />}>
          {some ? 'Input: set' : 'Input'}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Input of the program"
          className="z-50 grid w-96 max-w-[calc(100vw-1rem)] animate-rise gap-4 rounded-lg border border-line bg-raised p-4 text-ink shadow-raised"
        >
          <Field label="Standard input" name="stdin" hint="What it reads when you press Run.">
            <Textarea
              rows={6}
              maxLength={RUN_STDIN_CHARS_MAX}
              value={given.stdin}
              onChange={(event) => onGiven({ ...given, stdin: event.target.value })}
              spellCheck={false}
              className="font-mono text-sm"
            />
          </Field>
          <Field label="Arguments" name="args" hint="Separated by spaces.">
            <Input
              value={given.args}
              onChange={(event) => onGiven({ ...given, args: event.target.value })}
              spellCheck={false}
              autoCapitalize="off"
              className="font-mono"
            />
          </Field>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
