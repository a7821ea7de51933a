-- Publishes a person, unless Redis holds a newer state already (another gateway was faster).
-- KEYS[1] person:{id}, hash {name, role, enabled, version}
-- ARGV[1] version; ARGV[2..] fields and values
-- Returns 1 when written, 0 when what is there is newer.
local held = tonumber(redis.call('HGET', KEYS[1], 'version') or '0')
if held > tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'version', ARGV[1], unpack(ARGV, 2))
return 1
