import { describe, expect, it } from 'vitest';
import { clusterAddress } from '../../src/lib/model/clusteraddress';

describe('the address of a cluster', () => {
  it('names a host, a user and a password, which is not shown', () =>
    expect(clusterAddress('clickhouse://ana:s%40cret@db.example:9000')).toEqual({
      ...{ urls: ['http://db.example:9000'], username: 'ana', password: 's@cret', cluster: null },
      shown: 'clickhouse://ana@db.example:9000',
    }));

  it('has ports of its own, with and without TLS, and a user', () => {
    expect(clusterAddress('clickhouse://db.example')).toMatchObject({
      urls: ['http://db.example:8123'],
      username: 'default',
    });
    expect(clusterAddress('clickhouses://db.example').urls).toEqual(['https://db.example:8443']);
  });

  it('names several hosts of one cluster, each with its port', () => {
    expect(clusterAddress('clickhouses://ana:s%40@a.example,b.example:9000,[::1]/?cluster=support')).toEqual({
      urls: ['https://a.example:8443', 'https://b.example:9000', 'https://[::1]:8443'],
      ...{ username: 'ana', password: 's@', cluster: 'support' },
      shown: 'clickhouses://ana@a.example:8443,b.example:9000,[::1]:8443',
    });
    expect(() => clusterAddress('clickhouse://ana:secret@a.example,')).toThrow(
      /^"clickhouse:\/\/…@a.example," is no address of a cluster/,
    );
  });

  it('says over which cluster tables lie, and takes nothing else behind the host', () => {
    expect(clusterAddress('clickhouse://db.example/?cluster=support-eu.1').cluster).toBe('support-eu.1');
    expect(() => clusterAddress("clickhouse://db.example/?cluster=a'b")).toThrow(/"a'b" names no cluster/);
    expect(() => clusterAddress('clickhouse://db.example/facts?clutser=a')).toThrow(
      'An address of a cluster has no /facts, clutser: expected nothing behind host and port, or /?cluster=NAME.',
    );
  });

  it('is refused in words that do not repeat a password', () => {
    expect(() => clusterAddress('postgres://ana:secret@db')).toThrow(
      /no address of a cluster: expected clickhouse:\/\//,
    );
    expect(() => clusterAddress('postgres://ana:secret@db')).not.toThrow(/secret/);
    expect(() => clusterAddress('nowhere')).toThrow(/"nowhere" is no address/);
  });
});
