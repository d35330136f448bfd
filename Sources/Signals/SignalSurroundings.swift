import GoLibrary
import GoTemplate
import HTTP

/// What asking and telling needs of the world.
package struct SignalSurroundings {
    /// Carries requests.
    let loop: Loop
    /// A variable of the environment; nil where it is not set.
    let variable: (GoString) -> GoString?
    /// Reads a file that the stages file names.
    let read: (GoString) throws -> [UInt8]

    package init(
        _ loop: Loop, variable: @escaping (GoString) -> GoString?, read: @escaping (GoString) throws -> [UInt8]
    ) {
        (self.loop, self.variable, self.read) = (loop, variable, read)
    }
}
