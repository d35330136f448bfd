import CStack

/// Turns a stack that is about to overflow into an error.
package enum StackGuard {
    /// What must remain free for the functions called from templates.
    private static var reserve: UInt { 128 << 10 }

    /// The lowest address that recursion may reach on this thread.
    package static var limit: UInt { UInt(swelm_stack_lowest_address()) + reserve }

    /// The address of the current frame, roughly.
    @inline(__always)
    package static var depth: UInt {
        var marker: UInt8 = 0
        return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    }
}
