import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

extension Program {
    /// What a program without an environment of its own inherits, `NAME=VALUE` each.
    package static var inheritedEnvironment: [GoString] {
        var variables: [GoString] = []
        var pointer = environ
        while let entry = pointer.pointee {
            variables.append(GoString(UnsafeRawBufferPointer(start: entry, count: strlen(entry))))
            pointer += 1
        }
        return variables
    }
}
