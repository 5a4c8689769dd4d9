import { RedisScript } from '../../redis/redis-script.js';

/* The keys of a table are worked out inside the scripts, so the read models need one Redis, not a cluster. */

const shared = `
  local function tableAt(prefix, projection, generation)
    return prefix .. 'rm:' .. projection .. ':' .. generation .. ':'
  end
  local function partsOf(held)
    return string.match(held, '^(%S+) (%d+) (.*)$')
  end
  local function whole(at)
    return redis.call('HEXISTS', at .. 'rows', '') == 1 and redis.call('HEXISTS', at .. 'entries', '') == 1
      and redis.call('HEXISTS', at .. 'sizes', '') == 1 and redis.call('ZSCORE', at .. 'keys', '') ~= false
  end
  local function groupIsWhole(at, name)
    return redis.call('ZCARD', at .. 'i:' .. name) == tonumber(redis.call('HGET', at .. 'sizes', name) or '0')
  end
  local function announce(head, channel, first, message)
    local seq = redis.call('HINCRBY', head, '!seq', 1)
    if seq == 1 then
      seq = tonumber(first)
      redis.call('HSET', head, '!seq', first)
    end
    redis.call('PUBLISH', channel, string.format('%.0f', seq) .. ' ' .. message)
  end
`;

/** KEYS term; ARGV new term, own last term, milliseconds, '1' to take over. */
export const leadScript = new RedisScript(`
  local held = redis.call('GET', KEYS[1])
  if held and held ~= ARGV[2] and ARGV[4] ~= '1' then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
  return 1
`);

/** KEYS term; ARGV own term, milliseconds. */
export const renewScript = new RedisScript(`
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`);

/** KEYS term; ARGV own term. */
export const resignScript = new RedisScript(`
  if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
  return 0
`);

/** KEYS term, keys to drop; ARGV own term. */
export const dropScript = new RedisScript(`
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  for i = 2, #KEYS do redis.call('UNLINK', KEYS[i]) end
  return 1
`);

/**
 * KEYS head; ARGV prefix, projections. Takes those that have lost a key out of the head, and tells how many are missing.
 */
export const intactScript = new RedisScript(`${shared}
  local lost = 0
  for i = 2, #ARGV do
    local held = redis.call('HGET', KEYS[1], ARGV[i])
    if not held or not whole(tableAt(ARGV[1], ARGV[i], (partsOf(held)))) then
      redis.call('HDEL', KEYS[1], ARGV[i])
      lost = lost + 1
    end
  end
  return lost
`);

/**
 * KEYS head; ARGV prefix, projection, generation, group or ''. Asked where an answer was empty: 1 if nothing was to be
 * found, 0 if something has been lost, whereupon nobody reads the projection until it has been made anew; 2 if the
 * generation is not the one read from now.
 */
export const emptyScript = new RedisScript(`${shared}
  local held = redis.call('HGET', KEYS[1], ARGV[2])
  if not held or partsOf(held) ~= ARGV[3] then return 2 end
  local at = tableAt(ARGV[1], ARGV[2], ARGV[3])
  if whole(at) and (ARGV[4] == '' or groupIsWhole(at, ARGV[4])) then return 1 end
  redis.call('HDEL', KEYS[1], ARGV[2])
  return 0
`);

/**
 * KEYS head, term; ARGV term, prefix, channel, first sequence, announcement, generation for new tables, expected
 * checkpoints, next checkpoints, then projection, key, row and entries of each change.
 */
export const saveScript = new RedisScript(`${shared}
  local head = KEYS[1]
  if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {'notLeading', ''} end
  local tables, fresh = {}, {}
  for _, each in ipairs(cjson.decode(ARGV[7])) do
    local projection, generation = each[1], ARGV[6]
    local held = redis.call('HGET', head, projection)
    if held then
      local of, position, stamp = partsOf(held)
      if position ~= each[2] or stamp ~= each[3] then return {'moved', projection} end
      generation = of
    elseif each[2] ~= '' then
      return {'moved', projection}
    end
    local at = tableAt(ARGV[2], projection, generation)
    tables[projection] = { at = at, generation = generation }
    if not held then
      fresh[#fresh + 1] = at
    elseif not whole(at) then
      redis.call('HDEL', head, projection)
      return {'lost', projection}
    end
  end

  local before, after = {}, {}
  for i = 9, #ARGV, 4 do
    local at = tables[ARGV[i]].at
    local old = redis.call('HGET', at .. 'entries', ARGV[i + 1]) or '[]'
    if old ~= ARGV[i + 3] then
      before[i], after[i] = cjson.decode(old), cjson.decode(ARGV[i + 3])
      for _, entries in ipairs({ before[i], after[i] }) do
        for _, entry in ipairs(entries) do
          if not groupIsWhole(at, entry[1]) then
            redis.call('HDEL', head, ARGV[i])
            return {'lost', ARGV[i]}
          end
        end
      end
    end
  end

  for _, at in ipairs(fresh) do
    for _, name in ipairs({ 'rows', 'entries', 'sizes' }) do redis.call('HSET', at .. name, '', '1') end
    redis.call('ZADD', at .. 'keys', 0, '')
  end
  for i = 9, #ARGV, 4 do
    local at, key, row = tables[ARGV[i]].at, ARGV[i + 1], ARGV[i + 2]
    if row == '' then
      redis.call('HDEL', at .. 'rows', key)
      redis.call('ZREM', at .. 'keys', key)
    elseif redis.call('HSET', at .. 'rows', key, row) == 1 then
      redis.call('ZADD', at .. 'keys', 0, key)
    end
    if before[i] then
      for _, entry in ipairs(before[i]) do
        if redis.call('ZREM', at .. 'i:' .. entry[1], entry[3]) == 1 then
          if redis.call('HINCRBY', at .. 'sizes', entry[1], -1) == 0 then redis.call('HDEL', at .. 'sizes', entry[1]) end
        end
      end
      for _, entry in ipairs(after[i]) do
        if redis.call('ZADD', at .. 'i:' .. entry[1], entry[2], entry[3]) == 1 then
          redis.call('HINCRBY', at .. 'sizes', entry[1], 1)
        end
      end
      if ARGV[i + 3] == '[]' then
        redis.call('HDEL', at .. 'entries', key)
      else
        redis.call('HSET', at .. 'entries', key, ARGV[i + 3])
      end
    end
  end
  for _, each in ipairs(cjson.decode(ARGV[8])) do
    redis.call('HSET', head, each[1], tables[each[1]].generation .. ' ' .. each[2] .. ' ' .. each[3])
  end
  announce(head, ARGV[3], ARGV[4], ARGV[5])
  return {'ok', ''}
`);

/**
 * KEYS head, term; ARGV term, prefix, channel, first sequence, announcement, generation, what the head held before,
 * next checkpoints with the number of rows. From here on readers read the new generation.
 */
export const flipScript = new RedisScript(`${shared}
  local head = KEYS[1]
  if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {'notLeading', ''} end
  for _, each in ipairs(cjson.decode(ARGV[7])) do
    if (redis.call('HGET', head, each[1]) or '') ~= each[2] then return {'moved', each[1]} end
  end
  local next = cjson.decode(ARGV[8])
  for _, each in ipairs(next) do
    local at = tableAt(ARGV[2], each[1], ARGV[6])
    local rows = tonumber(each[4]) + 1
    if not whole(at) or redis.call('HLEN', at .. 'rows') ~= rows or redis.call('ZCARD', at .. 'keys') ~= rows then
      return {'lost', each[1]}
    end
  end
  for _, each in ipairs(next) do
    redis.call('HSET', head, each[1], ARGV[6] .. ' ' .. each[2] .. ' ' .. each[3])
  end
  announce(head, ARGV[3], ARGV[4], ARGV[5])
  return {'ok', ''}
`);
