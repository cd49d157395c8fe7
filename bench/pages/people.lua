-- wrk: people who ask for a page, look at it for a while, and ask for the next one.
local words = { "siemens", "simatic", "rockwell", "modicon", "scalance", "s7-1500", "6ES7", "1756-L8", "logix", "schneider", "abb",
  "wincc", "ruggedcom", "pump", "valve", "gateway", "hmi", "moxa", "omron", "mitsubishi", "fx5", "honeywell", "experion", "delta",
  "emerson", "cisco", "windows", "linux", "codesys", "wago", "phoenix", "beckhoff", "yokogawa", "centum", "ge ", "proficy", "hitachi" }
local addresses = {}
for line in io.lines(os.getenv("PAGES")) do
  local page, rest = line:match("^(%S+) (.+)$")
  if page and (os.getenv("PAGE") == "all" or os.getenv("PAGE") == page) then
    for address in rest:gmatch("%S+") do table.insert(addresses, address) end
  end
end
local threads = 0
function setup(thread) threads = threads + 1; thread:set("seed", threads) end
function init() math.randomseed(seed * 7919) end
function request()
  local address = addresses[math.random(#addresses)]
  address = address:gsub("{w}", function() return words[math.random(#words)]:gsub(" ", "%%20") end)
  address = address:gsub("{n}", function() return math.random(100, 5000) end):gsub("{d}", function() return math.random(0, 49) end)
  return wrk.format("GET", address, { Cookie = os.getenv("COOKIE"), Host = wrk.headers["Host"] })
end
local think = tonumber(os.getenv("THINK") or "3000")
function delay() return math.random(math.floor(think * 2 / 3), math.floor(think * 4 / 3)) end
function done(summary, latency)
  local function ms(us) return string.format("%6.1f ms", us / 1000) end
  io.write(string.format("> %-20s %9s %9s %9s %9s %7d %d\n", os.getenv("PAGE"), ms(latency:percentile(50)), ms(latency:percentile(95)),
    ms(latency:percentile(99)), ms(latency.max), summary.requests, summary.errors.status + summary.errors.timeout + summary.errors.connect))
end
