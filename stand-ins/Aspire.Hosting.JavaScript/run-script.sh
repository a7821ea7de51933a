# Runs a script of package.json, with its packages installed. $1: the script.
# A script that ran to its end for the same files does not run again: the second start of an application is fast.
set -eu
script=$1
# Applications that start side by side take turns.
exec 9<.
flock 9
if ! cmp -s package-lock.json node_modules/.installed-lock; then
  npm ci --no-audit --no-fund
  cp package-lock.json node_modules/.installed-lock
fi
done=node_modules/.done-$script
files=$(find . \( -path ./node_modules -o -path ./dist \) -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
[ -d dist ] && [ "$(cat "$done" 2>/dev/null)" = "$files" ] && { echo "Nothing has changed."; exit 0; }
npm run "$script"
# TypeScript and the like write files of their own beside the sources, once.
find . \( -path ./node_modules -o -path ./dist \) -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum >"$done"
