/** A script to read: long lines wrap, so that nothing scrolls sideways and the keyboard passes by. */
export function ScriptText({ script }: { script: string }) {
  return (
    <pre className="mt-2 rounded-md border border-line bg-sunken px-3.5 py-2.5 font-mono text-sm leading-relaxed break-words whitespace-pre-wrap">
      <code>{script.trimEnd()}</code>
    </pre>
  )
}
