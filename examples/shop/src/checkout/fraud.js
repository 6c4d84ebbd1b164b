'use strict';

const https = require('node:https');

/**
 * How likely an order is a fraud, from 0 to 1.
 * @param {string} customer
 * @returns {Promise<number>}
 */
function fraudScore(customer) {
  return new Promise((resolve, reject) => {
    const path = `/score/${encodeURIComponent(customer)}`;
    const req = https.get({ host: 'fraud.example.com', path, timeout: 3000 }, res => {
      read(res).then(text => resolve(Number(text)), reject);
    });
    req.on('error', reject);
  });
}

/**
 * @param {string} country
 * @returns {Promise<boolean>}
 */
function isBlocked(country) {
  return new Promise((resolve, reject) => {
    const req = https.get(`https://fraud.example.com/blocked/${country}`, { timeout: 3000 }, res => {
      read(res).then(text => resolve(text === 'yes'), reject);
    });
    req.on('timeout', () => req.destroy(new Error('The list of blocked countries did not come in time')));
    req.on('error', reject);
  });
}

/**
 * @param {import('node:http').IncomingMessage} res
 * @returns {Promise<string>}
 */
async function read(res) {
  let text = '';
  for await (const chunk of res.setEncoding('utf8')) {
    text += chunk;
  }
  return text;
}

module.exports = { fraudScore, isBlocked };
