import GoTemplate

extension ListFunctions {
    /// The elements in lists of `size`, the last one shorter, as `[][]interface{}`.
    ///
    /// Mirrors mustChunk, whose arithmetic in floats gives sizes below 1 results and panics of their own.
    static func chunk(_ arguments: Arguments) throws -> Value {
        let list = try arguments[1].list { "Cannot chunk type \($0)" }
        let size = arguments.int(0)
        let elements = list.elements
        let count = try chunkCount(of: elements.count, size: size)
        var chunks: [Value] = []
        for index in 0..<count {
            let length = index == count - 1 ? lastChunkLength(of: elements.count, size: size) : size
            let start = index &* size
            guard length >= 0 else { throw lengthOutOfRange }
            guard start >= 0, length <= elements.count &- start else {
                throw FunctionError("reflect: slice index out of range")
            }
            chunks.append(.list(Array(elements[start..<start + length])))
        }
        return .list(List(chunks, type: .anySliceSlice))
    }

    private static let lengthOutOfRange = FunctionError("runtime error: makeslice: len out of range")

    private static func chunkCount(of total: Int, size: Int) throws(FunctionError) -> Int {
        let count = (Double(total - 1) / Double(size)).rounded(.down) + 1
        // Infinity and NaN, of a size of 0, become the smallest integer in Go on amd64.
        guard let count = Int(exactly: count), count >= 0 else { throw lengthOutOfRange }
        return count
    }

    private static func lastChunkLength(of total: Int, size: Int) -> Int {
        let remainder = size == 0 ? 0 : total % size
        return remainder == 0 ? size : remainder
    }
}
