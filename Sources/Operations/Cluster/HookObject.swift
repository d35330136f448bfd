import Manifests
import Releases

/// A hook as a cluster is asked about it.
package struct HookObject {
    package let hook: ReleaseHook
    package let event: HookEvent
    package let release: ReleaseKey
    package let applyMethod: ApplyMethod
}
