/// The variables of all running templates, the latest last.
///
/// Not an array: its storage is never shared, so that no change has to ask whether it is.
final class VariableStack {
    private(set) var count = 0
    private var capacity = 64
    private var base: UnsafeMutablePointer<Variable>

    init() {
        base = .allocate(capacity: capacity)
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    /// The variable at `index`, which must be below `count`; valid until the next `push`.
    @inline(__always)
    subscript(index: Int) -> UnsafeMutablePointer<Variable> { base + index }

    @inline(__always)
    func push(_ variable: consuming Variable) {
        if count == capacity { grow() }
        (base + count).initialize(to: variable)
        count &+= 1
    }

    /// Forgets all but the first `mark` variables.
    @inline(__always)
    func pop(to mark: Int) {
        while count > mark {
            count &-= 1
            (base + count).deinitialize(count: 1)
        }
    }

    @inline(never)
    private func grow() {
        let larger = UnsafeMutablePointer<Variable>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}

/// A variable on the stack.
struct Variable {
    /// The number of its name, see `VariableName`.
    let name: Int32
    var value: Value
    /// Whether the value came out of an `interface{}`: only messages show it.
    var isInterface = false
    /// What was read for the value, as the execution's trace numbers it.
    var reads: Int32 = 0
}
