/// The arguments of all running calls, the innermost last.
///
/// It grows by blocks that never move, so that arguments stay where they are while calls nest. A class, as the other
/// parts of the executor's state that change often: then the compiler sees that no two changes overlap.
final class ArgumentStack {
    /// How far the stack was used before a call.
    struct Mark {
        fileprivate let block: Int
        fileprivate let used: Int
    }

    private static let blockCapacity = 1024

    private var blocks: [UnsafeMutableBufferPointer<Value>]
    /// The number of the block in use.
    private var block = 0
    /// The block in use.
    private var room: UnsafeMutableBufferPointer<Value>
    /// How much of it is used.
    private var used = 0

    init() {
        room = .allocate(capacity: Self.blockCapacity)
        blocks = [room]
    }

    deinit {
        for block in blocks { block.deallocate() }
    }

    var mark: Mark { Mark(block: block, used: used) }

    /// Room for the arguments of a call; the caller initializes it, deinitializes it and then gives it back.
    @inline(__always)
    func reserve(_ count: Int) -> UnsafeMutableBufferPointer<Value> {
        if room.count &- used < count { beginBlock(for: count) }
        let start = used
        used &+= count
        return UnsafeMutableBufferPointer(rebasing: room[start..<used])
    }

    /// Gives back what was reserved since the mark.
    @inline(__always)
    func giveBack(to mark: Mark) {
        if mark.block != block { useBlock(mark.block) }
        used = mark.used
    }

    @inline(never)
    private func beginBlock(for count: Int) {
        used = 0
        let next = block + 1
        if next >= blocks.count || blocks[next].count < count {
            // The blocks from there on are not in use.
            while blocks.count > next { blocks.removeLast().deallocate() }
            blocks.append(.allocate(capacity: max(Self.blockCapacity, count)))
        }
        useBlock(next)
    }

    @inline(never)
    private func useBlock(_ number: Int) {
        block = number
        room = blocks[number]
    }
}
