/// How far Go's slices grow: `append` takes more memory than it needs, and `slice` can show what lies there.
///
/// Mirrors runtime slice.go growslice and msize.go roundupsize of Go 1.26.
package enum SliceGrowth {
    /// The capacity after appending `count` elements at once to a slice that is full at `length`.
    package static func capacity(appending count: Int, to length: Int, of element: GoType = .any) -> Int {
        guard count > 0 else { return length }
        let wanted = max(doubled(length), length + count)
        let bytes = allocationSize(wanted * element.size, isPointerFree: element.isPointerFree)
        return max(bytes / element.size, length + count)
    }

    /// The capacity after appending one element at a time, `count` times, to an empty slice.
    ///
    /// - Parameter initial: the capacity at the start.
    package static func capacity(
        appendingOneByOne count: Int, from initial: Int = 0, of element: GoType = .any
    ) -> Int {
        var result = initial
        while result < count { result = capacity(appending: 1, to: result, of: element) }
        return result
    }

    /// Twice the capacity of a small slice, less for a large one.
    private static func doubled(_ capacity: Int) -> Int {
        let threshold = 256
        return capacity < threshold ? capacity * 2 : capacity + (capacity + 3 * threshold) / 4
    }

    /// What the allocator gives for a request of `size` bytes: the next size class, or whole pages.
    private static func allocationSize(_ size: Int, isPointerFree: Bool) -> Int {
        if size <= 512 && size & (size - 1) == 0 { return size }
        let headerSize = 8
        let largestSmallSize = 32768
        let pageSize = 8192
        if size > largestSmallSize - headerSize { return (size + pageSize - 1) / pageSize * pageSize }
        // Objects with pointers above 512 bytes carry a header that says where the pointers are.
        let header = !isPointerFree && size > 512 ? headerSize : 0
        let sizeClass = sizeClasses.first { $0 >= size + header } ?? largestSmallSize
        return sizeClass - header
    }

    /// The sizes of objects Go's allocator knows (internal/runtime/gc/sizeclasses.go).
    private static let sizeClasses = [
        0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416,
        448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200,
        3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384,
        18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
    ]
}
