extension GoType {
    /// Go's `unsafe.Sizeof` on 64-bit machines, for the kinds slices are made of here.
    package var size: Int {
        switch kind {
        case .bool, .int8, .uint8: 1
        case .int16, .uint16: 2
        case .int32, .uint32, .float32: 4
        case .string, .interface, .complex128: 16
        case .slice: 24
        default: 8
        }
    }

    /// Whether values of this type hold no pointers, which changes how much memory Go's allocator gives them.
    package var isPointerFree: Bool {
        switch kind {
        case .string, .interface, .slice, .map, .pointer, .chan, .func, .struct, .array: false
        default: true
        }
    }
}
