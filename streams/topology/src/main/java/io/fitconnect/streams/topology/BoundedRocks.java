package io.fitconnect.streams.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound of memory for all stores of the process: without it each store of each task takes up to 98 MB of its own
 * (50 MB of blocks and three write buffers of 16 MB).
 */
public class BoundedRocks implements RocksDBConfigSetter {
    private static final long BLOCKS_BYTES = 64L << 20;
    private static final long WRITE_BUFFERS_BYTES = 32L << 20;
    private static final long WRITE_BUFFER_BYTES = 4L << 20;
    private static final boolean STRICT = false;

    static {
        org.rocksdb.RocksDB.loadLibrary();
    }

    private static final Cache BLOCKS = new LRUCache(BLOCKS_BYTES, -1, STRICT, 0.1);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFERS_BYTES, BLOCKS);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(BLOCKS);
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
        options.setTableFormatConfig(table);
    }

    /** The cache and the buffers are the process's, not a store's: they stay. */
    @Override
    public void close(String storeName, Options options) {}
}
