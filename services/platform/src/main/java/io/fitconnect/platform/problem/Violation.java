package io.fitconnect.platform.problem;

/** What is wrong with one field, named by its path in the request, such as {@code blocks[2].zoneLow}. */
public record Violation(String field, String code, String detail) {}
