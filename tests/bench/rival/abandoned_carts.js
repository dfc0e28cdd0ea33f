// One question to DuckDB, straight from a stream's file: how many additions to a cart were followed, within 30 minutes,
// by neither an order nor another addition of the same person? Prints the answer and how long it took as JSON.
// Usage: node abandoned_carts.js FILE THREADS
const { DuckDBInstance } = require("@duckdb/node-api");

const [file, threads] = process.argv.slice(2);

// The kindest form of the question: only the columns it needs, without the identities and duplicates the engine sees to.
const question = `
  WITH steps AS (
    SELECT coalesce(userId, anonymousId) AS person, event, "timestamp" AS at
    FROM read_json('${file.replaceAll("'", "''")}', format = 'newline_delimited', columns = {
      event: 'VARCHAR', userId: 'VARCHAR', anonymousId: 'VARCHAR', "timestamp": 'TIMESTAMP'})
    WHERE event IN ('Product Added', 'Order Completed'))
  SELECT count(*) FROM steps AS added
  WHERE added.event = 'Product Added' AND NOT EXISTS (
    FROM steps AS later
    WHERE later.person = added.person AND later.at > added.at AND later.at <= added.at + INTERVAL 30 MINUTE)`;

async function main() {
  const instance = await DuckDBInstance.create(":memory:", { threads });
  const connection = await instance.connect();
  const begin = process.hrtime.bigint();
  const answer = (await connection.runAndReadAll(question)).getRows()[0][0];
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  const version = (await connection.runAndReadAll("SELECT version()")).getRows()[0][0];
  console.log(JSON.stringify({ abandoned: Number(answer), seconds, version }));
}

main().catch((error) => {
  console.error(String(error));
  process.exitCode = 2;
});
