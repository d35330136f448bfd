/// What a function gets: its arguments, already checked against its parameters as Go checks them.
///
/// A parameter of type `.string` holds `.string`, one of `.int` holds `.int(_, .int)`, one of `.anyMap` a map, and so on;
/// `.any` and `.reflectValue` hold anything, with nil as `.null`. The accessors give zero values where the
/// kind is another, which the executor's checks exclude.
///
/// The values are on the caller's stack: arguments are good for nothing after the call, and debug builds stop where
/// they are used then.
package struct Arguments {
    private let lent: UnsafeBufferPointer<Value>
    #if DEBUG
        private final class Call {
            var hasEnded = false
        }

        private let call = Call()
    #endif

    /// - Parameter values: good until `endCall`.
    init(_ values: UnsafeBufferPointer<Value>) {
        self.lent = values
    }

    /// To be called where the call is over, for debug builds.
    @inline(__always)
    func endCall() {
        #if DEBUG
            call.hasEnded = true
        #endif
    }

    @inline(__always)
    private var buffer: UnsafeBufferPointer<Value> {
        #if DEBUG
            precondition(!call.hasEnded, "arguments are used after their call")
        #endif
        return lent
    }

    package var count: Int { buffer.count }

    package var values: [Value] { Array(buffer) }

    /// The argument at `index`, or nil (`.null`) beyond the last.
    package subscript(index: Int) -> Value { index < buffer.count ? buffer[index] : .null }

    package func string(_ index: Int) -> GoString {
        if case .string(let text) = self[index] { return text }
        return GoString()
    }

    package func int(_ index: Int) -> Int {
        if case .int(let number, _) = self[index] { return Int(number) }
        return 0
    }

    package func bool(_ index: Int) -> Bool {
        if case .bool(let flag) = self[index] { return flag }
        return false
    }

    package func float(_ index: Int) -> Double {
        if case .float(let number) = self[index] { return number }
        return 0
    }

    /// The map argument; an empty one (Go's nil map) where nil was passed.
    package func map(_ index: Int) -> Map {
        if case .map(let map) = self[index] { return map }
        return Map(isNilMap: true)
    }

    /// The arguments from `index` on: the variadic part.
    package func rest(from index: Int) -> Slice<UnsafeBufferPointer<Value>> { buffer.dropFirst(index) }
}
