/** What the web app needs of the server besides its files. */
@NullMarked
package io.fitconnect.gateway.page;

import org.jspecify.annotations.NullMarked;
