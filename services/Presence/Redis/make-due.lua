-- Makes people due, unless they are earlier already.
-- KEYS 1 presence-due
-- ARGV 1 when, ms  2 nudge 0|1  then the people
-- Returns how many.
for k = 3, #ARGV do
  redis.call('ZADD', KEYS[1], 'LT', ARGV[1], ARGV[k])
  if ARGV[2] == '1' then redis.call('PUBLISH', 'presence:nudge', ARGV[k]) end
end
return #ARGV - 2
