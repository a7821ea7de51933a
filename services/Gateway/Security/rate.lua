-- Counts one request in a window of fixed length.
-- KEYS[1] counter of the window, string, lives as long as the window
-- ARGV[1] most requests in a window; ARGV[2] length of the window in ms
-- Returns 0 when the request is within the limit, else the ms until the window ends.
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
if count <= tonumber(ARGV[1]) then return 0 end
local left = redis.call('PTTL', KEYS[1])
if left < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) return tonumber(ARGV[2]) end
return math.max(left, 1)
