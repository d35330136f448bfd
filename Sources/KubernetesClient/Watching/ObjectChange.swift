import GoTemplate
import Kubernetes

/// What someone who watches a collection hears.
package enum ObjectChange {
    /// The object as it is now; also those that were there before.
    case present(LiveObject)
    /// The object as it last was.
    case gone(LiveObject)
    /// All that is there was told; comes again after each time that the collection had to be read anew.
    case synchronized
    /// Something went wrong, and is tried again.
    case troubled(APIFailure)
    /// Something went wrong that will not get better: nothing more will be heard.
    case ended(APIFailure, whileListing: Bool)
}
