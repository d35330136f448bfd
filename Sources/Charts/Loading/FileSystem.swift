/// Stub.
package struct FileSystem: Sendable {
    package init() {}
}
