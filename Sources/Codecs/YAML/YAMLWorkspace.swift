import CYAML
import GoTemplate

/// What reading a document needs, kept from one document to the next.
struct YAMLWorkspace: ~Copyable {
    let event: UnsafeMutablePointer<yaml_event_t>
    var nodes = YAMLBuffer<YAMLNode>(capacity: 512)
    /// The text of all scalars, one after the other.
    var text = YAMLBuffer<UInt8>(capacity: 8 << 10)
    /// The collections around the innermost open one.
    var outer = YAMLBuffer<YAMLOpenCollection>(capacity: 64)
    /// The keys of the mappings that are being put in order, by the index of their nodes.
    var order = YAMLBuffer<Int32>(capacity: 256)
    /// The keys of earlier documents.
    var keys = StringCache()

    private init() {
        event = .allocate(capacity: 1)
        event.initialize(to: yaml_event_t())
    }

    deinit { event.deallocate() }

    /// Forgets what was read.
    mutating func removeAll() {
        nodes.removeAll()
        text.removeAll()
        outer.removeAll()
        order.removeAll()
    }
}

// MARK: - Workspaces that wait

extension YAMLWorkspace {
    /// Unchecked because nothing refers to a workspace that waits but the list of them, which gives it to one user only.
    private struct Idle: @unchecked Sendable {
        let workspace: UnsafeMutablePointer<YAMLWorkspace>
    }

    private static let idle = Locked<[Idle]>([])
    private static let maximumIdleCount = 16
    /// Memory that was needed for a large text is given back at once.
    private static let maximumIdleText = 1 << 20

    /// Gives `body` a workspace that nobody else uses meanwhile.
    static func use<Result>(_ body: (UnsafeMutablePointer<YAMLWorkspace>) throws -> Result) rethrows -> Result {
        let workspace = idle.withLock { $0.popLast() }?.workspace ?? make()
        defer { giveBack(workspace) }
        return try body(workspace)
    }

    private static func make() -> UnsafeMutablePointer<YAMLWorkspace> {
        let workspace = UnsafeMutablePointer<YAMLWorkspace>.allocate(capacity: 1)
        workspace.initialize(to: YAMLWorkspace())
        return workspace
    }

    private static func giveBack(_ workspace: UnsafeMutablePointer<YAMLWorkspace>) {
        let returned = Idle(workspace: workspace)
        let isLarge = workspace.pointee.text.capacity > maximumIdleText
        let isKept = idle.withLock { waiting in
            guard !isLarge, waiting.count < maximumIdleCount else { return false }
            waiting.append(returned)
            return true
        }
        if isKept { return }
        workspace.deinitialize(count: 1)
        workspace.deallocate()
    }
}
