import CStack

/// Keeps the allocator of a new thread from asking the kernel for every few pages.
enum ThreadMemory {
    /// In bytes; address space only, until it is used.
    private static let reserved = 24 << 20

    /// Grows the thread's arena at once: glibc would otherwise grow it page by page, a system call each time, which
    /// took a tenth of a large render.
    static func reserve() { swelm_reserve_arena(reserved) }
}
