import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';

const manifest = {
  'package.json': '{ "dependencies": { "pg": "8.11.0", "@nestjs/axios": "3.0.0", "axios": "1.7.0" } }',
};

const store = (annotation: string): string => `import type { Pool } from 'pg';

export class Users {
  constructor(private readonly pool: Pool) {}
  load(id: string) {
    return this.pool.query('SELECT * FROM users WHERE id = $1', [id]);
    //     ~~~~~~~~~~~~~~~ ${annotation}
  }
}
`;

describe('a client that is handed in', () => {
  it('is as the only one that the project makes', async () => {
    await assertAnnotated({
      ...manifest,
      'src/users.ts': store('absent'),
      'src/db.ts': "import { Pool } from 'pg';\nexport const pool = new Pool({ max: 5 });\n",
    });
    await assertAnnotated({
      ...manifest,
      'src/users.ts': store('present 3000 client'),
      'src/db.ts': "import { Pool } from 'pg';\nexport const pool = new Pool({ query_timeout: 3000 });\n",
    });
  });

  it('cannot be told where those that are made differ, or none is', async () => {
    await assertAnnotated({
      ...manifest,
      'src/users.ts': store('unknown'),
      'src/db.ts':
        "import { Pool } from 'pg';\nexport const a = new Pool({ query_timeout: 3000 });\nexport const b = new Pool({ max: 5 });\n",
    });
    await assertAnnotated({ ...manifest, 'src/users.ts': store('unknown') });
    await assertAnnotated({
      ...manifest,
      'src/users.ts': store('unknown'),
      'src/db.ts':
        "import { Pool } from 'pg';\nexport const make = (options: object) => new Pool(options);\n",
    });
  });

  it('has the options of nobody where a container makes it and no module is given any', async () => {
    await assertAnnotated({
      ...manifest,
      'src/hook.service.ts': `import { HttpService } from '@nestjs/axios';

export class Hook {
  constructor(private readonly http: HttpService) {}
  send(url: string) {
    return this.http.post(url, {});
    //     ~~~~~~~~~~~~~~ absent
  }
}
`,
    });
  });

  it('is not the one that a test makes', async () => {
    await assertAnnotated({
      ...manifest,
      'src/users.ts': store('unknown'),
      'src/users.test.ts': "import { Pool } from 'pg';\nexport const pool = new Pool({ max: 5 });\n",
    });
  });
});
