package io.fitconnect.auth;

/**
 * What a browser opens one WebSocket with, as {@code ?ticket=}, since it cannot send an Authorization header.
 *
 * @param ticket 256 random bits, base64url; taken from Redis by the edge that accepts it, so it works once
 * @param expiresInS seconds from now
 */
public record Ticket(String ticket, long expiresInS) {}
