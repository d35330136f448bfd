/// Memory that is only given back by the end of the process.
///
/// To free the maps and trees of a large chart one by one takes a tenth of a run after which the process ends anyway.
enum IntentionalLeak {
    /// Keeps objects, and what they hold, from being freed.
    static func keep(_ objects: [AnyObject]) {
        for object in objects { _ = Unmanaged.passRetained(object) }
    }
}
