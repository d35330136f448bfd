/// The arguments of all running calls, the innermost last.
///
/// It grows by blocks that never move, so that arguments stay where they are while calls nest.
struct ArgumentStack: ~Copyable {
    /// How far the stack was used before a call.
    struct Mark {
        fileprivate let block: Int
        fileprivate let used: Int
    }

    private static let blockCapacity = 1024

    private var blocks: [UnsafeMutableBufferPointer<Value>] = [.allocate(capacity: blockCapacity)]
    /// The block in use.
    private var block = 0
    /// How much of it is used.
    private var used = 0

    deinit {
        for block in blocks { block.deallocate() }
    }

    var mark: Mark { Mark(block: block, used: used) }

    /// Room for the arguments of a call; the caller initializes it, deinitializes it and then gives it back.
    @inline(__always)
    mutating func reserve(_ count: Int) -> UnsafeMutableBufferPointer<Value> {
        if blocks[block].count &- used < count { beginBlock(for: count) }
        let start = used
        used &+= count
        return UnsafeMutableBufferPointer(rebasing: blocks[block][start..<used])
    }

    /// Gives back what was reserved since the mark.
    @inline(__always)
    mutating func giveBack(to mark: Mark) {
        block = mark.block
        used = mark.used
    }

    @inline(never)
    private mutating func beginBlock(for count: Int) {
        block += 1
        used = 0
        if block < blocks.count, blocks[block].count >= count { return }
        // The blocks from here on are not in use.
        while blocks.count > block { blocks.removeLast().deallocate() }
        blocks.append(.allocate(capacity: max(Self.blockCapacity, count)))
    }
}
