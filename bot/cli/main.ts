import { COMMANDS, help } from './commands.ts';

const [name = 'help', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  process.stderr.write(name === 'help' ? '' : `unknown command: ${name}\n`);
  process.stdout.write(help());
  process.exit(name === 'help' ? 0 : 2);
}
try {
  await command.run(args, {
    env: process.env,
    now: Date.now(),
    randomBytes: (n) => crypto.getRandomValues(new Uint8Array(n)),
    say: (line) => process.stdout.write(`${line}\n`),
    progress: (line) => process.stderr.write(`\r${line}`),
  });
} catch (error) {
  process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
